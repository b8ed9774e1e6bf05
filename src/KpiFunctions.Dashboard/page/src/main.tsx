import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/figures.css';
import './styles/chart.css';
import './styles/tables.css';
import './styles/states.css';
import { App } from './App';

render(<App />, document.getElementById('page')!);
