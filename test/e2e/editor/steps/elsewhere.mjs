// Steps of parts that are still to come; they are named so that nobody takes their absence for success.
export const elsewhereSteps = [
  {
    name: 'Word files in an editor of their own',
    needs: ({ contributes }) => (contributes.customEditors ? null : 'the package does not contribute customEditors'),
    run: () => {
      throw Error('customEditors are contributed now: write this step')
    },
  },
  {
    name: 'web extension host',
    needs: ({ browser }) => (browser ? null : 'the package has no browser entry'),
    run: () => {
      throw Error('there is a browser entry now: write this step')
    },
  },
]
