/// The settings of prediction-service, prefix `credence.prediction`.
@NullMarked
package io.credence.prediction.app.config;

import org.jspecify.annotations.NullMarked;
