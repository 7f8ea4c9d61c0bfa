import { render } from 'preact';
import type {
  EditorCommands,
  EditorNotifications,
  EditorRequests,
} from '../../protocol/credentialEditor';
import '../base.css';
import { connectHost } from '../host';
import { App } from './app';
import './credentialEditor.css';

const root = document.querySelector('#app');
if (root) {
  const host = connectHost<EditorRequests, EditorCommands, EditorNotifications>(
    acquireVsCodeApi(),
    window,
  );
  render(<App host={host} />, root);
}
