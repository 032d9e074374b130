/// Counting what is stored.
@NullMarked
package io.credence.feature.app.domain.count;

import org.jspecify.annotations.NullMarked;
