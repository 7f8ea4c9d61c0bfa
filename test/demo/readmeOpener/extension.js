// Shows the demo's README in a window that shows nothing yet; a reload brings back what was open.
const vscode = require('vscode');

exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const isEmpty = vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
  if (!folder || !isEmpty) return;
  const readme = vscode.Uri.joinPath(folder.uri, 'README.md');
  await vscode.commands.executeCommand('vscode.openWith', readme, 'vscode.markdown.preview.editor');
};
