import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/figures.css';
import './styles/chart.css';
import './styles/tables.css';
import './styles/states.css';
import './styles/shell.css';
import './styles/forms.css';
import './styles/pictures.css';
import './styles/dialog.css';
import './styles/print.css';
import { App } from './App';
import { applyTheme } from './shell/theme';
import { warmUp } from './shell/warmUp';
import { todayHere } from './state/days';
import { readView } from './state/view';

applyTheme();
// What the first page needs is on its way before the page is drawn.
warmUp(readView(location.pathname, location.search, todayHere()));
render(<App />, document.getElementById('page')!);
