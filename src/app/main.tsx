import './trusted-types.ts';
import './begin.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { comparisonCommands } from '#features/comparison/commands.ts';
import { findCommands } from '#features/find/commands.ts';
import { reviewCommands } from '#features/review/commands.ts';
import { taggingCommands } from '#features/tagging/commands.ts';
import { registerCommands } from '#state/commands.ts';
import { followOtherTabs } from '#state/commit.ts';
import { followKeySettings } from '#state/key-settings.ts';
import { watchLeaving } from '#state/outbox.ts';
import { queryClient } from '#state/queries.ts';

import { App } from './App.tsx';
import { appCommands } from './commands.ts';
import './styles.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

registerCommands(taggingCommands);
registerCommands(reviewCommands);
registerCommands(appCommands);
registerCommands(findCommands);
registerCommands(comparisonCommands);
followOtherTabs();
followKeySettings();
watchLeaving();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
