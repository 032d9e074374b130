/// Tenants' own feature sets and their fitting.
@NullMarked
package io.credence.feature.app.domain.sets;

import org.jspecify.annotations.NullMarked;
