@NullMarked
package io.credence.feature.app;

import org.jspecify.annotations.NullMarked;
