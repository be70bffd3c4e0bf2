package kz.komek.ticket.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import kz.komek.contract.Json;
import kz.komek.ticket.domain.Details;

@Converter(autoApply = true)
class DetailsAsJson implements AttributeConverter<Details, String> {
    @Override
    public String convertToDatabaseColumn(Details details) {
        try {
            return Json.MAPPER.writeValueAsString(details.values());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Details convertToEntityAttribute(String json) {
        try {
            return new Details(Json.MAPPER.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
