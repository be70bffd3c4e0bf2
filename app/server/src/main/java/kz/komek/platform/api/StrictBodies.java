package kz.komek.platform.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import kz.komek.platform.time.Years;

/**
 * Bodies of requests are what the description says, or refused: a misspelt field that is passed over in silence does
 * something else than was meant. Messages between our own programs stay tolerant, see {@link kz.komek.contract.Json}.
 */
@Singleton
class StrictBodies implements ObjectMapperCustomizer {
    /** After the framework's: its readers of times would replace ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.registerModule(new SimpleModule("strict-times")
                .addDeserializer(Instant.class, new Written<>(Instant.class, Years::instant))
                .addDeserializer(
                        LocalDate.class, new Written<>(LocalDate.class, text -> Years.within(LocalDate.parse(text)))));
    }

    /** Times as text, not as seconds or as arrays, and of years that are meant. */
    private static final class Written<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> reading;

        Written(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "a time is written as text");
            }
            try {
                return reading.apply(parser.getText().strip());
            } catch (DateTimeException e) {
                return context.reportInputMismatch(this, "there is no such time, or nobody means it");
            }
        }
    }
}
