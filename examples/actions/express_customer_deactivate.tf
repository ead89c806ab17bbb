# terraform apply -invoke=action.avara_express_customer_deactivate.harbour
action "avara_express_customer_deactivate" "harbour" {
  config {
    customer_id = "cus_0123456789abcdef0123456789abcdef"
  }
}
