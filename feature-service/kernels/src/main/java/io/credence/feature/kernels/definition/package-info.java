/// What a feature is to its users, and how one's own joins the catalogue.
@NullMarked
package io.credence.feature.kernels.definition;

import org.jspecify.annotations.NullMarked;
