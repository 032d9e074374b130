/// The settings of strategy-service, prefix `credence.strategy`.
@NullMarked
package io.credence.strategy.app.config;

import org.jspecify.annotations.NullMarked;
