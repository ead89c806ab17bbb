# terraform apply -invoke=action.avara_express_customer_remove_user.farewell
action "avara_express_customer_remove_user" "farewell" {
  config {
    customer_id = "cus_0123456789abcdef0123456789abcdef"
    user_id     = "usr_0123456789abcdef0123456789abcdef"
  }
}
