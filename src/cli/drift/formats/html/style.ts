/** The style of the HTML report, light and dark. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --text: #1c2330; --muted: #566072; --page: #f6f7f9; --card: #fff; --line: #d5dae2;
  --active: #2f6fb0; --bad: #b3261e; --good: #1d6b3a; --quiet: #8a6100; --changed: #fbe3e1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8ebf0; --muted: #a5afbf; --page: #14181f; --card: #1d232d; --line: #39424f;
    --active: #6ba6e0; --bad: #ff8a80; --good: #7fd19b; --quiet: #e2b653; --changed: #4a2422;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.summary { font-size: 1.1rem; font-weight: 600; margin: .5rem 0 0; }
.summary.bad { color: var(--bad); }
.summary.good { color: var(--good); }
.time, .place, figcaption { color: var(--muted); font-size: .875rem; margin: 0; }
figcaption strong { color: var(--text); margin-right: .5rem; }
dl { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 0; }
dl div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; display: flex; flex-direction: column-reverse; }
dt { color: var(--muted); font-size: .8125rem; }
dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1rem; padding: 0; font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .375rem; }
figure { margin: 0 0 1.25rem; }
.fleet { display: flex; flex-wrap: wrap; max-width: 50rem; margin-top: .375rem; }
svg { display: block; width: 20px; height: 20px; }
.same { --tone: var(--active); }
.drift { --tone: var(--bad); }
.pending, .suppressed { --tone: var(--quiet); }
.unmanaged, .unknown { --tone: var(--muted); }
g { stroke: var(--tone); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; fill: none; }
.active rect { fill: var(--tone); }
.active path { stroke: var(--page); }
.absent rect, .unseen rect { stroke-dasharray: 3 3; }
a:focus-visible rect { stroke: var(--text); stroke-width: 3; }
article { background: var(--card); border: 1px solid var(--line); border-left: .25rem solid var(--tone); border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; }
article:target { outline: 2px solid var(--active); }
article p { margin: .375rem 0; }
.facts { display: flex; flex-wrap: wrap; gap: .375rem; }
.facts span { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .625rem; font-size: .8125rem; }
code { font: .8125rem ui-monospace, monospace; overflow-wrap: anywhere; }
.place code + code::before { content: "· "; }
pre { margin: .5rem 0 0; font-size: .8125rem; padding: .5rem .75rem; background: var(--page); border-radius: .375rem; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .875rem; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--muted); font-weight: 500; }
tbody th { font-weight: 600; }
td { font-family: ui-monospace, monospace; }
td.changed { background: var(--changed); font-weight: 600; }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, tbody th, td { display: block; width: auto; }
  tbody th { border: 0; padding: .5rem .5rem .25rem; }
  td { display: flex; gap: .5rem; border: 0; padding: .125rem .5rem; }
  td::before { content: attr(data-side); flex: 0 0 5.5rem; color: var(--muted); font: .8125rem/1.6 system-ui, sans-serif; }
  tr { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
}
`;
