import { expose } from 'comlink';

import { createAgreement } from '#core/review/agreement.ts';

expose(createAgreement());
