const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand('emptyPanel.open', () => {
      const panel = vscode.window.createWebviewPanel('emptyPanel', 'Empty', vscode.ViewColumn.One, {
        enableScripts: true,
      });
      panel.webview.html =
        '<input id="empty"><script>document.getElementById("empty").focus()</script>';
    }),
  );
};
