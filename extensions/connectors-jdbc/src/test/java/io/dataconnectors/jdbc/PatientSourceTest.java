package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data source below a pool that waits for its database. */
class PatientSourceTest {
    private static final String CANNOT_BE_REACHED = "08001";

    /** The SQLSTATE of each attempt that fails from now on. */
    private final Deque<String> failures = new ArrayDeque<>();

    private final JdbcDataSource driver = new JdbcDataSource();
    private final DataSource patient = JdbcStorage.patient((DataSource) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                if (method.getName().equals("getConnection") && !failures.isEmpty()) {
                    throw new SQLException("as a test says", failures.remove());
                }
                return method.invoke(driver, arguments);
            }));

    PatientSourceTest() {
        driver.setURL("jdbc:h2:mem:");
    }

    private void connect() throws SQLException {
        try (Connection connection = patient.getConnection()) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    private void failsWith(String state) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(this::connect)
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo(state));
    }

    @Test
    void who_begins_hears_of_the_first_failure() throws SQLException {
        failures.add(CANNOT_BE_REACHED);

        failsWith(CANNOT_BE_REACHED);
        connect();
    }

    @Test
    void a_database_that_went_away_or_is_starting_is_waited_for() throws SQLException {
        connect();
        failures.addAll(List.of("57P01", CANNOT_BE_REACHED, "57P03"));

        connect();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000", "53300"})
    void what_another_attempt_does_not_mend_is_told_at_once(String state) throws SQLException {
        connect();
        failures.add(state);

        failsWith(state);
    }

    @Test
    void an_interrupt_ends_the_waiting() throws SQLException {
        connect();
        failures.addAll(List.of(CANNOT_BE_REACHED, CANNOT_BE_REACHED));
        Thread.currentThread().interrupt();

        failsWith(CANNOT_BE_REACHED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).hasSize(1);
    }

    @Test
    void all_else_is_asked_of_the_driver() throws SQLException {
        patient.setLoginTimeout(7);

        assertThat(patient.getLoginTimeout()).isEqualTo(7);
        assertThat(driver.getLoginTimeout()).isEqualTo(7);
        assertThat(patient.isWrapperFor(DataSource.class)).isTrue();
    }
}
