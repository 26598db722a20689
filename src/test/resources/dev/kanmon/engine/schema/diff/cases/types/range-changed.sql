-- from
CREATE TYPE float_range AS RANGE (subtype = float8);
-- to
CREATE TYPE float_range AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = float_ranges);
