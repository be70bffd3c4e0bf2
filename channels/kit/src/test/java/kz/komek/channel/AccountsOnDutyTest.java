package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kz.komek.contract.Channel;
import kz.komek.contract.kafka.Topics;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsOnDutyTest {
    @TempDir
    Path log;

    private final BlockingQueue<String> acts = new LinkedBlockingQueue<>();

    @Test
    void an_account_is_polled_by_one_gateway_and_by_the_other_when_that_one_goes() throws Exception {
        var topics = new Topics(UUID.randomUUID() + ".");
        try (var broker = Broker.start(log, 0, 0, Durability.THROWAWAY)) {
            try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()))) {
                topics.create(admin);
            }
            try (var second = gateway("second", broker, topics)) {
                var owners = new HashMap<String, String>();
                try (var first = gateway("first", broker, topics)) {
                    first.start();
                    for (int i = 0; i < 20; i++) note(owners);
                    second.start();
                    // About half of the partitions move; each ends here before it begins there.
                    while (!owners.containsValue("second") || owners.size() < 20) note(owners);
                }
                while (owners.containsValue("first") || owners.size() < 20) note(owners);
                assertThat(owners.values()).containsOnly("second");
            }
        }
    }

    private void note(Map<String, String> owners) throws InterruptedException {
        String act = acts.poll(60, TimeUnit.SECONDS);
        assertThat(act).as("nothing happened in a minute").isNotNull();
        String[] words = act.split(" ");
        if (words[1].equals("begins")) owners.put(words[2], words[0]);
        else owners.remove(words[2], words[0]);
    }

    private AccountsOnDuty gateway(String name, Broker broker, Topics topics) {
        var accounts = new HashMap<String, Supplier<AccountsOnDuty.Duty>>();
        IntStream.range(0, 20)
                .mapToObj(i -> "10" + i + "@komek.test")
                .forEach(account -> accounts.put(account, () -> {
                    acts.add(name + " begins " + account);
                    return () -> acts.add(name + " ends " + account);
                }));
        return new AccountsOnDuty(broker.bootstrap(), topics, Channel.EMAIL, accounts);
    }
}
