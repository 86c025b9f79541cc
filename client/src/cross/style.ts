/** Colours are the editor's own, in light, dark and high contrast. */
export const style = `
body { padding: 0 1rem 2rem; margin: 0; color: var(--vscode-foreground); background: var(--vscode-editor-background);
  font: var(--vscode-font-size, 13px)/1.6 var(--vscode-font-family, sans-serif); overflow-wrap: anywhere; }
main { max-width: 70rem; margin: 0 auto; }
h1 { font-size: 1.5em; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2em; margin: 1.5rem 0 .5rem; }
ol { padding: 0; margin: 0; list-style: none; }
.files { display: flex; flex-wrap: wrap; gap: 0 1.25rem; counter-reset: file; }
.files li::before { counter-increment: file; content: counter(file) ". "; color: var(--vscode-descriptionForeground); }
.fault { color: var(--vscode-editorWarning-foreground); margin-inline-start: .5rem; }
.summary { margin: .75rem 0 0; font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .5rem; margin: .75rem 0; }
.figures div { padding: .4rem .75rem; border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, #8884));
  border-radius: 4px; display: flex; flex-direction: column-reverse; }
.figures dd { margin: 0; font-size: 1.6em; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures .certain dd { color: var(--vscode-errorForeground); }
.figures .review dd { color: var(--vscode-editorWarning-foreground); }
.figures dt, .where, .nothing, .basis, .what span { color: var(--vscode-descriptionForeground); }
form { position: sticky; top: 0; z-index: 1; padding: .4rem 0; background: var(--vscode-editor-background); }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0 .75rem; }
legend { float: inline-start; margin-inline-end: .5rem; padding: 0; }
input { accent-color: var(--vscode-button-background); vertical-align: -.15em; margin: 0 .3em 0 0; }
.changes > li { border-inline-start: 3px solid var(--vscode-descriptionForeground); padding: .15rem 0 .35rem .75rem; margin: 0 0 .8rem; }
.changes > li.certain { border-inline-start-color: var(--vscode-errorForeground); }
.changes > li.review { border-inline-start-color: var(--vscode-editorWarning-foreground); }
.changes > li > p { margin: .1rem 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; margin: .3rem 0; }
.sides > div { background: var(--vscode-textBlockQuote-background, #8881); border: 1px solid var(--vscode-contrastBorder, transparent);
  padding: .3rem .6rem; border-radius: 3px; }
.sides .where { display: block; font-size: .9em; }
.sides .text { display: block; white-space: pre-wrap; color: var(--vscode-foreground); }
mark { background: var(--vscode-editor-findMatchHighlightBackground, #fc06); color: inherit; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { padding: .15rem .5rem .15rem 0; text-align: start; font-weight: normal; vertical-align: middle; }
th { width: 45%; } .bar { width: 20%; } .figure { width: 4.5em; text-align: end; font-variant-numeric: tabular-nums; padding-right: 0; }
svg { display: block; width: 100%; height: .7rem; background: var(--vscode-textBlockQuote-background, #8881); }
rect { fill: var(--vscode-charts-yellow, var(--vscode-editorWarning-foreground)); }
.verdict { border-inline-start: 3px solid var(--vscode-charts-green, var(--vscode-foreground)); padding: .2rem .75rem; margin: 1rem 0; }
.verdict.mixed { border-inline-start-color: var(--vscode-editorWarning-foreground); }
.verdict.single-vendor { border-inline-start-color: var(--vscode-errorForeground); }
.verdict b { font-size: 1.15em; } .verdict p { margin: .2rem 0; }
button { font: inherit; color: var(--vscode-textLink-foreground); background: none; border: 0; padding: 0; margin: 0; width: auto;
  cursor: pointer; text-align: start; }
.sides button { width: 100%; }
button:hover, .sides button:hover .where { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
.actions button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-button-border, var(--vscode-widget-border, transparent)); padding: .25rem .75rem; border-radius: 2px; }
.actions button:hover { background: var(--vscode-button-secondaryHoverBackground); text-decoration: none; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
[hidden] { display: none; }
@media (max-width: 34rem) { body { padding: 0 .5rem 1rem; } .sides { grid-template-columns: 1fr; } }
`
