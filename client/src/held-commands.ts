import { type CodeAction, type Command, commands, type Disposable } from 'vscode'

/** Several lists of quick fixes: an author chooses from the newest. */
const places = 64

/**
 * VS Code forgets the arguments of a quick fix's command when a newer list of quick fixes comes in, even if the command was chosen
 * just before (“Actual command not found”). It is given commands without arguments, which know theirs here.
 */
export interface HeldCommands extends Disposable {
  /** The action with a command that needs no arguments; itself when its command has none. */
  hold<Action extends CodeAction | Command>(action: Action): Action
}

/** Registers the commands that stand for those with arguments. */
export function heldCommands(): HeldCommands {
  const held: Command[] = []
  let next = 0
  const name = (place: number) => `_tenderlint.chosen.${place}`
  const registered = Array.from({ length: places }, (_, place) =>
    commands.registerCommand(name(place), () => {
      const command = held[place]
      return command && commands.executeCommand(command.command, ...(command.arguments ?? []))
    }),
  )
  const standIn = (command: Command): Command => {
    const place = next
    next = (next + 1) % places
    held[place] = command
    return { title: command.title, command: name(place) }
  }
  return {
    hold(action) {
      if (typeof action.command === 'string') return action
      if (action.command?.arguments?.length) action.command = standIn(action.command)
      return action
    },
    dispose: () => {
      for (const one of registered) one.dispose()
    },
  }
}
