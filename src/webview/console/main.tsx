import { render } from 'preact';
import type {
  ConsoleCommands,
  ConsoleNotifications,
  ConsoleRequests,
} from '../../protocol/console';
import { connectHost } from '../host';
import { App } from './app';
import '../base.css';
import './console.css';
import './answerViews.css';
import './outcome.css';
import '../viewer/viewer.css';
import '../viewer/bodyViewer.css';
import '../viewer/table/table.css';
import '../viewer/preview/preview.css';

const root = document.querySelector('#app');
if (root) {
  const host = connectHost<ConsoleRequests, ConsoleCommands, ConsoleNotifications>(
    acquireVsCodeApi(),
    window,
  );
  render(<App host={host} />, root);
}
