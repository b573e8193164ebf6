/** Looks of the demo CRM: a plain business application, on purpose nothing like Partyline's own panel. */
export const CRM_STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/1.5 "Segoe UI", system-ui, sans-serif; color: #1f2a37; background: #eef1f5; }
  a { color: #0b5cad; text-decoration: none; }
  a:hover { text-decoration: underline; }
  header { display: flex; align-items: center; gap: 28px; height: 52px; padding: 0 24px; background: #14263f; color: #fff; }
  header strong { font-size: 16px; letter-spacing: .02em; }
  header nav { display: flex; gap: 20px; }
  header nav a { color: #c3d0e2; padding: 14px 0; }
  header nav a[aria-current] { color: #fff; box-shadow: inset 0 -3px #4aa3ff; }
  header .user { margin-left: auto; color: #c3d0e2; }
  main { max-width: 1180px; margin: 24px auto; padding: 0 24px; display: grid; grid-template-columns: 1fr 340px; gap: 20px; }
  .wide { grid-column: 1 / -1; }
  section { background: #fff; border: 1px solid #dbe1e9; border-radius: 8px; padding: 18px 20px; }
  h1 { margin: 0; font-size: 22px; }
  h2 { margin: 0 0 12px; font-size: 15px; }
  .muted { color: #64748b; }
  .title { display: flex; align-items: baseline; gap: 12px; flex-wrap: wrap; }
  .amount { margin-left: auto; font-size: 20px; font-weight: 600; }
  ol.stages { display: flex; gap: 4px; margin: 16px 0 0; padding: 0; list-style: none; }
  ol.stages li { flex: 1; padding: 6px 10px; text-align: center; background: #e3e9f1; color: #52617a; font-size: 12px; }
  ol.stages li.done { background: #cfe6d7; color: #17613a; }
  ol.stages li.now { background: #0b5cad; color: #fff; }
  table { width: 100%; border-collapse: collapse; }
  th { text-align: left; font-weight: 600; font-size: 12px; color: #64748b; padding: 6px 8px; border-bottom: 1px solid #dbe1e9; }
  td { padding: 10px 8px; border-bottom: 1px solid #eef1f5; vertical-align: top; }
  td .role { display: block; color: #64748b; font-size: 12px; }
  dl { display: grid; grid-template-columns: 120px 1fr; gap: 8px 12px; margin: 0; }
  dt { color: #64748b; } dd { margin: 0; }
  ul.feed { margin: 0; padding: 0; list-style: none; }
  ul.feed li { padding: 10px 0; border-bottom: 1px solid #eef1f5; }
  ul.feed time { display: block; color: #64748b; font-size: 12px; }`;
