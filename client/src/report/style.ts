/** Colours are the editor's own, in light, dark and high contrast. */
export const style = `
body { padding: 0 1rem 2rem; margin: 0; color: var(--vscode-foreground); background: var(--vscode-editor-background);
  font: var(--vscode-font-size, 13px)/1.6 var(--vscode-font-family, sans-serif); overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; }
h1 { font-size: 1.5em; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2em; margin: 1.5rem 0 .5rem; }
h3 { font-size: 1em; margin: 1rem 0 .25rem; color: var(--vscode-descriptionForeground); }
.steering { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; margin: 0; list-style: none;
  color: var(--vscode-descriptionForeground); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .5rem; margin: 1rem 0; }
.figures div { padding: .5rem .75rem; border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, #8884));
  border-radius: 4px; display: flex; flex-direction: column-reverse; }
.figures dd { margin: 0; font-size: 1.8em; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures .certain dd { color: var(--vscode-errorForeground); }
.figures .review dd { color: var(--vscode-editorWarning-foreground); }
.figures dt { color: var(--vscode-descriptionForeground); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem 2rem; align-items: start; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: start; font-weight: 600; padding: .25rem 0; }
th, td { padding: .1rem .5rem .1rem 0; text-align: start; font-weight: normal; vertical-align: middle; }
th:first-child { width: 38%; }
.figure { width: 5.5em; overflow-wrap: normal; text-align: end; font-variant-numeric: tabular-nums; padding-right: 0; }
svg { display: block; width: 100%; height: .7rem; background: var(--vscode-textBlockQuote-background, #8881); }
rect.certain { fill: var(--vscode-charts-red, var(--vscode-errorForeground)); }
rect.review { fill: var(--vscode-charts-yellow, var(--vscode-editorWarning-foreground)); }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; position: sticky; top: 0; z-index: 1;
  padding: .4rem 0; background: var(--vscode-editor-background); }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0 .75rem; }
legend { float: inline-start; margin-inline-end: .5rem; padding: 0; }
input { accent-color: var(--vscode-button-background); vertical-align: -.15em; margin: 0 .3em 0 0; }
select { font: inherit; max-width: 16rem; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background);
  border: 1px solid var(--vscode-dropdown-border, transparent); padding: .15rem; }
ol { list-style: none; padding: 0; margin: 0; }
ol > li { border-inline-start: 3px solid var(--vscode-editorWarning-foreground); padding: .15rem 0 .35rem .75rem; margin: 0 0 .6rem; }
ol > li.certain { border-inline-start-color: var(--vscode-errorForeground); }
ol > li > p { margin: .1rem 0; }
.basis, details { color: var(--vscode-descriptionForeground); }
details ul { margin: .2rem 0; padding-inline-start: 1.25rem; color: var(--vscode-foreground); }
summary { cursor: pointer; }
button { font: inherit; color: var(--vscode-textLink-foreground); background: none; border: 0; padding: 0; margin: 0 1rem 0 0;
  cursor: pointer; text-align: start; }
button:hover { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
.place { display: flex; flex-wrap: wrap; gap: 0 .75rem; width: 100%; color: var(--vscode-foreground); }
.place span { color: var(--vscode-descriptionForeground); }
header .actions button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-button-border, var(--vscode-widget-border, transparent)); padding: .25rem .75rem;
  margin: .5rem .5rem 0 0; border-radius: 2px; }
header .actions button:hover { background: var(--vscode-button-secondaryHoverBackground); text-decoration: none; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.nothing { color: var(--vscode-descriptionForeground); }
[hidden] { display: none; }
@media (max-width: 30rem) { body { padding: 0 .5rem 1rem; } th:first-child { width: 45%; } .figure { width: 4em; } }
`
