/** The page's looks: light, dark, small screens and A4 paper. No font is fetched. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1e21;--soft:#5a6068;--rule:#d5d9de;--panel:#f5f6f8;--link:#0b57a4;--certain:#a61b1b;--certain-ink:#fff;--review:#f0b429;--review-ink:#3d2c00;--mark:#ffe58a;--mark-ink:#1c1e21}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e6e8eb;--soft:#a3abb5;--rule:#3a3f46;--panel:#1f2226;--link:#7ab8ff;--certain:#d9534f;--certain-ink:#fff;--review:#c98f14;--review-ink:#1b1300;--mark:#6b5310;--mark-ink:#fff3cc}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2rem);max-width:64rem;background:var(--paper);color:var(--ink);font:15px/1.7 "Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.3;margin:.5rem 0 1rem}
h2{font-size:1.3rem;margin:2.2rem 0 .8rem;padding-bottom:.2rem;border-bottom:2px solid var(--rule)}
h3{font-size:1.1rem;margin:1.8rem 0 .4rem}
h4{font-size:1rem;margin:1.3rem 0 .5rem;color:var(--soft)}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100rem}
.skip:focus{position:static}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:0;padding:0;list-style:none}
dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
.blank{border-bottom:1px solid var(--rule);min-height:1.6em;min-width:8rem}
.note{color:var(--soft);font-size:.9rem;margin:.3rem 0}
.totals{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0;padding:0;list-style:none}
.totals li{background:var(--panel);border:1px solid var(--rule);border-radius:.4rem;padding:.4rem .9rem}
.totals b{font-size:1.5rem;margin-right:.4rem}
table{border-collapse:collapse;width:100%;margin:.4rem 0 1.2rem;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{border-bottom:1px solid var(--rule);padding:.3rem .4rem;text-align:left;vertical-align:middle;font-weight:400}
thead th,thead td{color:var(--soft);border-bottom:2px solid var(--rule)}
.kind{white-space:nowrap}
.figure{text-align:right;width:3.6rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.bar{width:38%;min-width:4rem}
.bar svg{display:block;width:100%;height:.95rem}
.certain-bar{fill:var(--certain)}
.review-bar{fill:var(--review)}
.legend{color:var(--soft);font-size:.9rem;display:flex;gap:1.2rem;margin:.2rem 0}
.legend svg{width:.9rem;height:.9rem;vertical-align:-.1rem;margin-right:.3rem}
.hash{font-family:ui-monospace,Consolas,monospace;font-size:.8rem;color:var(--soft)}
form{position:sticky;top:0;z-index:1;background:var(--panel);border:1px solid var(--rule);border-radius:.4rem;padding:.5rem .7rem;display:flex;flex-wrap:wrap;gap:.4rem .9rem;align-items:center}
form[hidden]{display:none}
form label{display:flex;gap:.35rem;align-items:center;min-width:0;max-width:100%}
select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--rule);border-radius:.3rem;padding:.15rem .4rem;min-width:0;max-width:min(18rem,60vw)}
article{border:1px solid var(--rule);border-left:.35rem solid var(--review);border-radius:.3rem;padding:.6rem .9rem .7rem;margin:.7rem 0;scroll-margin-top:7rem}
article.certain{border-left-color:var(--certain)}
article header{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline}
article h5{font-size:1rem;margin:0}
article dl{margin-top:.5rem;grid-template-columns:5rem 1fr}
.badge{border-radius:.25rem;padding:0 .45rem;font-size:.85rem;background:var(--review);color:var(--review-ink);white-space:nowrap}
.badge.certain{background:var(--certain);color:var(--certain-ink)}
.where,.rule,.gist{color:var(--soft);font-size:.88rem}
blockquote{margin:.5rem 0;padding:.4rem .7rem;background:var(--panel);border-radius:.3rem;white-space:pre-wrap}
mark{background:var(--mark);color:var(--mark-ink);padding:0 .1em;border-radius:.15em}
dd ul,dd ol{margin:0;padding-left:1.2rem}
.answers{display:grid;grid-template-columns:1fr 1fr;gap:.6rem;margin-top:.6rem}
.answers div{border:1px dashed var(--rule);border-radius:.3rem;min-height:3.6rem;padding:.2rem .5rem;color:var(--soft);font-size:.88rem}
.failed{border:1px solid var(--certain);border-radius:.3rem;padding:.4rem .8rem}
footer{margin-top:2.5rem;border-top:2px solid var(--rule);padding-top:.8rem;font-size:.88rem;color:var(--soft)}
[hidden]{display:none!important}
@media (max-width:40rem){
dl,article dl{grid-template-columns:1fr;gap:0 0}
dt{margin-top:.35rem}
.answers{grid-template-columns:1fr}
.bar{width:24%}
.kind{display:none}
.figure{width:2.9rem}
form{position:static}
article{scroll-margin-top:1rem}
}
@media print{
@page{size:A4;margin:16mm 14mm 18mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
:root{--ink:#000;--soft:#333;--rule:#888;--panel:#fff;--link:#000}
html{font-size:9.5pt}
body{max-width:none;padding:0;font-size:1rem;line-height:1.4}
nav,form,.skip{display:none!important}
.cover{break-after:page}
.cover h1{margin-top:18mm}
h2,h3,h4,.file>.note,thead,caption{break-after:avoid}
thead{display:table-header-group}
tr,blockquote,.answers,article>header{break-inside:avoid}
article{break-inside:avoid;margin:2.5mm 0;padding:1.5mm 3mm}
article dl{grid-template-columns:17mm 1fr;gap:0 2mm;margin-top:1mm}
article dd br{display:none}
article dd .gist::before{content:"（"}
article dd .gist::after{content:"）"}
.answers div,.where,.rule,.gist{font-size:.92rem}
blockquote{margin:1mm 0;padding:.5mm 2mm}
.answers{gap:3mm;margin-top:1.5mm}
.answers div{min-height:12mm}
article>header,blockquote{break-after:avoid}
a{text-decoration:none}
svg,mark,.badge,article,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.file{break-before:page}
.file:first-of-type{break-before:auto}
}
`
