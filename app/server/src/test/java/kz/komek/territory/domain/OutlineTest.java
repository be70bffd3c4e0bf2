package kz.komek.territory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[68,43],[69,43],[69,44],[68,44],[68,43]]]}";

    @Test
    void what_lies_inside_on_the_edge_and_in_a_hole() throws Outline.Wrong {
        var ring = Outline.of("{\"type\":\"Polygon\",\"coordinates\":[[[68,43],[69,43],[69,44],[68,44],[68,43]],"
                + "[[68.4,43.4],[68.6,43.4],[68.6,43.6],[68.4,43.6],[68.4,43.4]]]}");
        assertThat(ring.contains(new Point(43.2, 68.2))).isTrue();
        assertThat(ring.contains(new Point(43, 68.5))).as("on the edge").isTrue();
        assertThat(ring.contains(new Point(43.5, 68.5))).as("in the hole").isFalse();
        assertThat(ring.contains(new Point(68.2, 43.2))).as("swapped").isFalse();
    }

    @Test
    void an_outline_that_crosses_itself_is_refused_with_the_place() {
        assertThatThrownBy(() -> Outline.of(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[68,43],[69,44],[69,43],[68,44],[68,43]]]}"))
                .isInstanceOfSatisfying(Outline.Wrong.class, wrong -> {
                    assertThat(wrong.why()).isEqualTo(Refusal.Why.POLYGON_CROSSES);
                    assertThat(wrong.words()).contains("43.50000").contains("68.50000");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json                                                            | not JSON",
                "{\"type\":\"Point\",\"coordinates\":[68,43]}                       | neither",
                "{\"type\":\"Polygon\",\"coordinates\":[[[68,43],[69,43],[68,43]]]} | three corners",
                "{\"type\":\"Polygon\",\"coordinates\":[[[68,43],[69,43],[69,44],[68,44]]]} | where it began",
                "{\"type\":\"Polygon\",\"coordinates\":[[[468,43],[69,43],[69,44],[468,43]]]} | not on the Earth",
                "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",43],[69,43],[69,44],[68,44]]]} | a longitude and a latitude",
                "{\"type\":\"Polygon\",\"coordinates\":{}}                           | not lists",
                "{\"type\":\"Polygon\",\"coordinates\":[]}                           | no corners",
                "{\"type\":\"FeatureCollection\",\"features\":[]}                    | exactly one"
            })
    void what_is_no_outline_is_refused_in_words(String geoJson, String words) {
        assertThatThrownBy(() -> Outline.of(geoJson))
                .isInstanceOfSatisfying(
                        Outline.Wrong.class, wrong -> assertThat(wrong.words()).contains(words));
    }

    @Test
    void a_feature_and_several_parts_are_taken_and_what_is_written_is_read_again() throws Outline.Wrong {
        var feature = Outline.of("{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + SQUARE + "}");
        assertThat(feature.geoJson())
                .isEqualTo(
                        SQUARE.replace("68,", "68.0,").replace("69,", "69.0,").replaceAll("(\\.0,4[34])", "$1.0"));
        var parts = Outline.of("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[68,43],[69,43],[69,44],[68,43]]],"
                + "[[[70,43],[71,43],[71,44],[70,43]]]]}");
        assertThat(Outline.of(parts.geoJson()).geoJson()).isEqualTo(parts.geoJson());
        assertThat(parts.contains(new Point(43.1, 70.5))).isTrue();
        assertThat(parts.east()).isEqualTo(71);
    }
}
