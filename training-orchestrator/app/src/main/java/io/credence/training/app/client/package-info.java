/// feature-service, as training-orchestrator needs it.
@NullMarked
package io.credence.training.app.client;

import org.jspecify.annotations.NullMarked;
