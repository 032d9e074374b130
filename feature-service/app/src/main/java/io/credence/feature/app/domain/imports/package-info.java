/// Files and exchanges that bars and trades come from.
@NullMarked
package io.credence.feature.app.domain.imports;

import org.jspecify.annotations.NullMarked;
