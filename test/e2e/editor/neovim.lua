-- Neovim as an author uses it, without a window: open, wait for the marks, take the first code action, save.
local function say(...)
  io.stdout:write(table.concat(vim.tbl_map(tostring, { ... }), ' ') .. '\n')
end

local function stop(reason)
  say('failed:', reason)
  say(vim.api.nvim_exec('messages', true))
  vim.cmd('cquit 1')
end

local function work()
  local version = vim.version()
  say('Neovim', version.major .. '.' .. version.minor)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.TENDERLINT_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'markdown'
  local id = vim.lsp.start_client({
    name = 'tenderlint',
    cmd = { vim.env.TENDERLINT_NODE, vim.env.TENDERLINT, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(vim.env.TENDERLINT_FILE, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, id)

  local function find()
    for _, mark in ipairs(vim.diagnostic.get(buffer)) do
      if mark.message:find('注册资本', 1, true) then return mark end
    end
  end
  if not vim.wait(60000, function() return find() ~= nil end, 20) then return stop('no finding about 注册资本') end
  local mark = find()
  local text = vim.api.nvim_buf_get_lines(buffer, mark.lnum, mark.lnum + 1, false)[1]
  say('marked:', text:sub(mark.col + 1, mark.end_col))
  if text:sub(mark.col + 1, mark.end_col) ~= '注册资本不低于1000万元' then return stop('the mark is at another place') end

  local offered
  vim.ui.select = function(items, options, choose)
    offered = #items
    for _, item in ipairs(items) do say('offered:', (options.format_item or tostring)(item)) end
    choose(items[1], 1)
  end
  vim.api.nvim_win_set_cursor(0, { mark.lnum + 1, mark.col })
  vim.lsp.buf.code_action()
  if not vim.wait(60000, function() return find() == nil end, 20) then return stop('the code action had no effect') end
  if not offered then return stop('nothing was offered') end
  vim.cmd('write')
  say('saved')
  vim.lsp.stop_client(id)
  vim.cmd('quitall!')
end

local ok, reason = xpcall(work, debug.traceback)
if not ok then stop(reason) end
