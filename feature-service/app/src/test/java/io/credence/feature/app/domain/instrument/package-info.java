@NullMarked
package io.credence.feature.app.domain.instrument;

import org.jspecify.annotations.NullMarked;
