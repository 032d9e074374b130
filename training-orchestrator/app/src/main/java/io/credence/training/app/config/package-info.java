/// The settings of training-orchestrator.
@NullMarked
package io.credence.training.app.config;

import org.jspecify.annotations.NullMarked;
