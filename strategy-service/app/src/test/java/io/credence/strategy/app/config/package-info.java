@NullMarked
package io.credence.strategy.app.config;

import org.jspecify.annotations.NullMarked;
