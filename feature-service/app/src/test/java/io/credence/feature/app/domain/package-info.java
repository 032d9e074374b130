/// What the service does, without its adapters.
@NullMarked
package io.credence.feature.app.domain;

import org.jspecify.annotations.NullMarked;
