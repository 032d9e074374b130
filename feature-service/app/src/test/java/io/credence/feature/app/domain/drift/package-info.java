@NullMarked
package io.credence.feature.app.domain.drift;

import org.jspecify.annotations.NullMarked;
