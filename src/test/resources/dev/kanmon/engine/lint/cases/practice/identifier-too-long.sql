-- >>> finds: a long name of a constraint
CREATE TABLE "User" (id bigint PRIMARY KEY, email text, CONSTRAINT "User_email_has_to_be_unique_among_all_users_of_the_same_organisation_key" UNIQUE (email));
-- >>> finds: in bytes, not in characters
CREATE TABLE "Übergrößenträgerübergrößenträgerübergrößenträgerübergr" (id bigint PRIMARY KEY);
-- >>> finds: without quotes
CREATE TABLE Users_Of_The_Same_Organisation_Who_Have_Not_Logged_In_For_A_Whole_Year (id bigint PRIMARY KEY);
-- >>> spares: exactly 63 bytes
CREATE TABLE "a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_g23" (id bigint PRIMARY KEY);
-- >>> spares: a long string, and a long word in a comment
CREATE TABLE a (id bigint PRIMARY KEY, b text DEFAULT 'a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_g23456789' /* a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_g23456789 */);
