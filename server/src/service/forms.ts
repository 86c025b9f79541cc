import { readFileSync } from 'node:fs'
import type { FormData } from '../config/form/form.ts'

/** Loads the official forms that the build compiled; read only when a form is asked for. */
export function loadForms(): readonly FormData[] {
  for (const place of ['./forms.json', '../../../dist/forms.json']) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as FormData[]
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new Error('forms.json is missing beside the program: run `npm run build`')
}
