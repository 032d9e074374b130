import './theme.css';
import './shell/app';
