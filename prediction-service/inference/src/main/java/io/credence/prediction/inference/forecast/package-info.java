/// The signature that forecasting models share, and how their outputs become forecasts.
@NullMarked
package io.credence.prediction.inference.forecast;

import org.jspecify.annotations.NullMarked;
