@NullMarked
package io.credence.training.app.config;

import org.jspecify.annotations.NullMarked;
