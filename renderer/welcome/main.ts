/** Starts the desktop app's start window in its page. */
import { mount } from 'svelte'
import '../styles/tokens.css'
import '../styles/base.css'
import WelcomePage from './WelcomePage.svelte'

const target = document.querySelector('#app')
if (target === null) throw new Error('welcome.html has no #app')
mount(WelcomePage, { target })
