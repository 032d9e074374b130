@NullMarked
package io.credence.feature.app.config;

import org.jspecify.annotations.NullMarked;
