/// The REST resources, and what they take and give.
@NullMarked
package io.credence.feature.app.rest;

import org.jspecify.annotations.NullMarked;
