// Tells over loopback how the extension host that it shares with Jira Console fares.
const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const server = createServer((request, response) => {
    if (request.url === '/begin') delays.reset();
    const { rss } = process.memoryUsage();
    response.setHeader('connection', 'close');
    response.end(JSON.stringify({ delay: delays.max / 1e6, rss }));
  });
  server.listen(0, '127.0.0.1', () => {
    const [{ uri }] = vscode.workspace.workspaceFolders;
    writeFileSync(join(uri.fsPath, 'host-probe'), `http://127.0.0.1:${server.address().port}`);
  });
  subscriptions.push({ dispose: () => server.close() });
};
