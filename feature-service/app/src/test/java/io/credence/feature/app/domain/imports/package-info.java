@NullMarked
package io.credence.feature.app.domain.imports;

import org.jspecify.annotations.NullMarked;
