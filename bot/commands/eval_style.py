"""How the page of an evaluation looks, in light and in dark."""

STYLE = """
:root{--ground:#fbfaf8;--card:#fff;--ink:#1c1b1a;--soft:#5d5a56;--line:#dedad4;--track:#efece7;
--s0:#2f6f8f;--s1:#b5651d;--s2:#6b6f3a;--good:#1d6b45;--bad:#a3231f;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--ground:#161718;--card:#1f2123;--ink:#eceae6;
--soft:#aaa69f;--line:#3a3d40;--track:#2c2f32;--s0:#6fb3d2;--s1:#e09a56;--s2:#b9bf74;
--good:#7fd1a5;--bad:#ff9a92;--focus:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,nav,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.75rem;margin:2rem 0 .25rem}
h2{font-size:1.25rem;margin:0 0 1rem}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:.25rem 0 .75rem}
a{color:inherit}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);
padding:.4rem .8rem;z-index:1}
nav ul,.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;padding:0;
margin:1rem 0}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;
padding:1.25rem;margin:0 0 1.25rem;scroll-margin-top:1rem}
.state{border-left:4px solid;padding:.6rem .9rem;margin:1rem 0;background:var(--card);
border-radius:0 8px 8px 0}
ul.state{padding-left:2rem}.good{border-color:var(--good)}.bad{border-color:var(--bad);
color:var(--bad)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.75rem;margin:0}
.tiles div{background:var(--card);border:1px solid var(--line);border-radius:10px;
padding:.7rem .9rem}
dt{color:var(--soft);font-size:.85rem}
dd{margin:0;font-size:1.5rem;font-variant-numeric:tabular-nums}
svg{display:block;width:100%;min-width:32rem;max-width:46rem;height:auto;margin:.5rem 0}
svg text{fill:var(--ink);font-size:13px;font-variant-numeric:tabular-nums}
svg .tick{fill:var(--soft);font-size:11.5px}
.track{fill:var(--track)}.grid,.axis{stroke:var(--line)}
.mark{stroke:var(--ink);stroke-dasharray:3 3}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}
.swatch{display:inline-block;width:.85rem;height:.85rem;border-radius:3px;margin-right:.4rem}
.b0{background:var(--s0)}.b1{background:var(--s1)}.b2{background:var(--s2)}
.wide{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding:.25rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600}
tbody th{font-weight:600;white-space:nowrap}
td{min-width:4rem}.told td:nth-child(2){min-width:14rem}
.confusion td{text-align:center}.confusion thead th{text-align:center}
.confusion thead th:first-child{text-align:left}
.same{background:color-mix(in srgb,var(--s0) calc(var(--share)*.45),transparent);font-weight:600}
.other{background:color-mix(in srgb,var(--s1) calc(20% + var(--share)*.5),transparent);
font-weight:600;text-decoration:underline}
.none{color:var(--soft)}
summary{cursor:pointer;padding:.4rem 0;font-weight:600}
footer{color:var(--soft);font-size:.85rem;padding-bottom:2rem}
@media print{nav,.skip{display:none}section{break-inside:avoid}}
"""
