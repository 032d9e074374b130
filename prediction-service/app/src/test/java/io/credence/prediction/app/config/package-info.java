@NullMarked
package io.credence.prediction.app.config;

import org.jspecify.annotations.NullMarked;
