/// Feature rows, computed from stored bars and what was known beside them.
@NullMarked
package io.credence.feature.app.domain.rows;

import org.jspecify.annotations.NullMarked;
