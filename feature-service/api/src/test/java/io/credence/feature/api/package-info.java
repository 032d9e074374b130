@NullMarked
package io.credence.feature.api;

import org.jspecify.annotations.NullMarked;
