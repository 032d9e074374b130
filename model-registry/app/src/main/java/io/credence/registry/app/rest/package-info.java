/// The registry's own REST API; the MLflow one would be another package beside it.
@NullMarked
package io.credence.registry.app.rest;

import org.jspecify.annotations.NullMarked;
