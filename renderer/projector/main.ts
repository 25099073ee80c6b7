/** Starts the hall's screen in its page. */
import { mount } from 'svelte'
import './page.css'
import HallPage from './HallPage.svelte'

const target = document.querySelector('#app')
if (target === null) throw new Error('projector.html has no #app')
mount(HallPage, { target })
