/// The API for people and pipelines, and the one for Jobs.
@NullMarked
package io.credence.training.app.rest;

import org.jspecify.annotations.NullMarked;
