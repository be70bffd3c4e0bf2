package kz.komek.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class EnginesTest {
    @Test
    void each_asker_gets_an_empty_database_of_the_real_PostgreSQL_18() throws Exception {
        var first = Engines.freshDatabase();
        var second = Engines.freshDatabase();
        try (var connection = DriverManager.getConnection(first.url(), first.user(), first.password());
                var statement = connection.createStatement()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
            statement.execute("create table seen_by_one_only ()");
        }
        try (var connection = DriverManager.getConnection(second.url(), second.user(), second.password());
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void the_broker_takes_topics_under_prefixes_that_differ() throws Exception {
        String topic = Engines.freshTopicPrefix() + "contact.received";
        try (var admin = Admin.create(Map.of("bootstrap.servers", Engines.kafka()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains(topic);
        }
        assertThat(topic).doesNotStartWith(Engines.freshTopicPrefix());
    }
}
